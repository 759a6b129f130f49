namespace Storefront.Orders.Ordering;

/// <summary>The calls about orders.</summary>
public static class OrderEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapOrders(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/orders/{id}", TakeAsync);
        endpoints.MapGet("/orders/{id}", Find);
    }

    private static async Task<IResult> TakeAsync(string id, NewOrder order, IOrderService orders, CancellationToken cancellationToken) =>
        Results.Ok(await orders.TakeAsync(id, order, cancellationToken));

    private static IResult Find(string id, IOrderStore orders) =>
        orders.Find(id) is { } order ? Results.Ok(order) : Results.NotFound();
}
