using Orders.Api.Ordering;

namespace Orders.Api.Endpoints;

/// <summary>An order, as it is sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it is.</param>
/// <param name="Lines">What was ordered.</param>
/// <param name="Parcel">The number of its parcel; null before it left.</param>
public sealed record OrderResource(string Id, OrderState State, IReadOnlyList<OrderLine> Lines, string? Parcel)
{
    /// <summary>The resource of an order.</summary>
    public static OrderResource Of(Order order) => new(order.Id, order.State, order.Lines, order.Parcel);
}
