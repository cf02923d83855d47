//! The finished site in real browsers over WebDriver.
