using Checkout.Api.Ordering;
using Microsoft.AspNetCore.Mvc;

namespace Checkout.Api.Endpoints;

/// <summary>The calls about checkouts. Each is made in the name of a tenant.</summary>
public static class CheckoutEndpoints
{
    private const string TenantHeader = "X-Tenant";

    /// <summary>Maps them.</summary>
    public static void MapCheckouts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/checkouts/{id}", PayAsync);
        endpoints.MapGet("/checkouts/{id}", Find);
        endpoints.MapPost("/checkouts/{id}/refund", RefundAsync);
    }

    private static async Task<IResult> PayAsync(
        string id,
        CheckoutOrder order,
        [FromHeader(Name = TenantHeader)] string tenant,
        ICheckoutService checkouts,
        CancellationToken cancellationToken)
    {
        if (order.Card is null && order.GiftCard is null)
            return Results.BadRequest();

        var paid = await checkouts.PayAsync(tenant, id, order, cancellationToken);
        return paid is null ? Results.StatusCode(StatusCodes.Status402PaymentRequired) : Results.Ok(paid);
    }

    private static IResult Find(string id, [FromHeader(Name = TenantHeader)] string tenant, ICheckoutStore checkouts) =>
        checkouts.Find(tenant, id) is { } checkout ? Results.Ok(checkout) : Results.NotFound();

    private static async Task<IResult> RefundAsync(
        string id, [FromHeader(Name = TenantHeader)] string tenant, ICheckoutService checkouts, CancellationToken cancellationToken) =>
        await checkouts.RefundAsync(tenant, id, cancellationToken) is { } checkout ? Results.Ok(checkout) : Results.NotFound();
}
