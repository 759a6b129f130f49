using Orders.Api.Ordering;

namespace Orders.Api.Endpoints;

/// <summary>An order that is placed.</summary>
/// <param name="Lines">What is ordered.</param>
public sealed record NewOrder(IReadOnlyList<OrderLine> Lines);
