namespace Storefront.Orders.Ordering;

/// <summary>What was bought.</summary>
/// <param name="Total">What was paid, in euros.</param>
/// <param name="Lines">Its lines.</param>
public sealed record NewOrder(decimal Total, IReadOnlyList<OrderLine> Lines);
