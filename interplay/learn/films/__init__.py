"""What people who marked the same film see of each other, once each has committed; by name only where asked for."""
