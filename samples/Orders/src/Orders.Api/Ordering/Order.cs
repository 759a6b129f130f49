namespace Orders.Api.Ordering;

/// <summary>An order.</summary>
public sealed class Order(string id, IReadOnlyList<OrderLine> lines)
{
    /// <summary>Its id, chosen by the shop.</summary>
    public string Id { get; } = id;

    /// <summary>What was ordered.</summary>
    public IReadOnlyList<OrderLine> Lines { get; } = lines;

    /// <summary>How far it is.</summary>
    public OrderState State { get; set; }

    /// <summary>The number of its parcel; null before it left.</summary>
    public string? Parcel { get; set; }
}
