namespace Orders.Api.Ordering;

/// <summary>How far an order is.</summary>
public enum OrderState
{
    /// <summary>The customer sent it.</summary>
    Placed,

    /// <summary>It is paid.</summary>
    Paid,

    /// <summary>Its parcel is packed.</summary>
    Packed,

    /// <summary>Its parcel left the warehouse.</summary>
    Shipped,

    /// <summary>Its parcel arrived.</summary>
    Delivered,

    /// <summary>The customer called it off.</summary>
    Cancelled,
}
