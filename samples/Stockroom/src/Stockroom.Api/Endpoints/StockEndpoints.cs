using Stockroom.Inventory;

namespace Stockroom.Api.Endpoints;

/// <summary>Seeing what there is.</summary>
public static class StockEndpoints
{
    /// <summary>Maps <c>GET /stock/{sku}</c>.</summary>
    public static void MapStock(this IEndpointRouteBuilder routes) => routes.MapGet("/stock/{sku}", StockAsync);

    private static async Task<IResult> StockAsync(string sku, IInventoryClient inventory, CancellationToken cancellationToken)
    {
        try
        {
            return await inventory.GetItemAsync(sku, cancellationToken) is { } item
                ? Results.Ok(new { item.Sku, item.Name, item.OnHand, item.Reserved, item.Available })
                : Results.NotFound();
        }
        catch (HttpRequestException e)
        {
            return Results.Problem(
                title: "The inventory could not be read", detail: e.Message, statusCode: StatusCodes.Status502BadGateway);
        }
    }
}
