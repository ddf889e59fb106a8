//! One run tells everything, in one order, wherever the dataset comes from.
