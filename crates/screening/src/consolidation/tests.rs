//! Made-up listings.
