namespace Storefront.Api.Buying;

/// <summary>The calls of the shop's pages.</summary>
public static class PurchaseEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPurchases(this IEndpointRouteBuilder endpoints) => endpoints.MapPut("/purchases/{id}", BuyAsync);

    private static async Task<IResult> BuyAsync(string id, Basket basket, IPurchaseService purchases, CancellationToken cancellationToken) =>
        basket.Lines is { Count: > 0 } ? Results.Ok(await purchases.BuyAsync(id, basket, cancellationToken)) : Results.BadRequest();
}
