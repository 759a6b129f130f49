using Orders.Api.Ordering;
using Orders.Api.Storage;

namespace Orders.Api.Endpoints;

/// <summary>The calls about orders.</summary>
public static class OrderEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapOrders(this IEndpointRouteBuilder endpoints)
    {
        var orders = endpoints.MapGroup("/orders");
        orders.MapGet("", (IOrderStore store) => store.All().Select(OrderResource.Of));
        orders.MapGet("/{id}", (string id, IOrderStore store) => Answer(store.Find(id)));
        orders.MapPut("/{id}", (string id, NewOrder order, IOrderService service) => Answer(service.Place(id, order.Lines)));
        orders.MapPost("/{id}/pay", (string id, IOrderService service) => Answer(service.Pay(id)));
        orders.MapPost("/{id}/pack", (string id, IOrderService service) => Answer(service.Pack(id)));
        orders.MapPost("/{id}/ship", ShipAsync);
        orders.MapPost("/{id}/deliver", (string id, IOrderService service) => Answer(service.Deliver(id)));
        orders.MapPost("/{id}/cancel", (string id, IOrderService service) => Answer(service.Cancel(id)));
    }

    private static async Task<IResult> ShipAsync(string id, IOrderService service, CancellationToken cancellationToken) =>
        Answer(await service.ShipAsync(id, cancellationToken));

    private static IResult Answer(Order? order) => order is null ? Results.NotFound() : Results.Ok(OrderResource.Of(order));
}
