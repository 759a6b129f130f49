using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Checkout;

/// <summary>The payment service: it takes charges in the name of a tenant, once for each idempotency key, and gives them back.</summary>
internal sealed class PaymentApi
{
    private const string DeclinedPrefix = "crd-9";

    private static readonly string[] Tenants = ["nordlicht", "suedwind", "hafenkante"];

    private readonly ConcurrentDictionary<(string Tenant, string Key), string> _charges = new();

    public void Map(IEndpointRouteBuilder upstreams)
    {
        var api = upstreams.MapGroup("/v1/charges").RequireHost("payments.internal");
        api.MapPost("", Charge);
        api.MapPost("/{chargeId}/refund", Refund);
    }

    private IResult Charge(ChargeOrder order, HttpRequest request)
    {
        if (TenantOf(request) is not { } tenant)
            return Results.Json(new { error = "tenant_required" }, statusCode: StatusCodes.Status400BadRequest);

        if (order.Source.StartsWith(DeclinedPrefix, StringComparison.Ordinal))
            return Results.Json(new { error = "declined" }, statusCode: StatusCodes.Status402PaymentRequired);

        var key = request.Headers["Idempotency-Key"].ToString();
        var chargeId = _charges.GetOrAdd((tenant, key), _ => $"ch-{key}");
        return Results.Ok(new { chargeId, order.Amount, order.Currency });
    }

    private IResult Refund(string chargeId, HttpRequest request)
    {
        if (TenantOf(request) is not { } tenant)
            return Results.Json(new { error = "tenant_required" }, statusCode: StatusCodes.Status400BadRequest);

        return _charges.Any(charge => charge.Key.Tenant == tenant && charge.Value == chargeId)
            ? Results.Ok(new { chargeId, refunded = true })
            : Results.NotFound();
    }

    private static string? TenantOf(HttpRequest request)
    {
        var tenant = request.Headers["X-Tenant"].ToString();
        return Tenants.Contains(tenant) ? tenant : null;
    }

    private sealed record ChargeOrder(decimal Amount, string Currency, string Source);
}
