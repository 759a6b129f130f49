namespace Storefront.Pricing.Quoting;

/// <summary>What it costs.</summary>
/// <param name="Total">All of it, in euros.</param>
/// <param name="Lines">What each line costs, in euros.</param>
public sealed record Quote(decimal Total, IReadOnlyList<decimal> Lines);
