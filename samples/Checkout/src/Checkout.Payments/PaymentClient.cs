using System.Net;
using System.Net.Http.Json;

namespace Checkout.Payments;

/// <summary>The typed client of the payment service.</summary>
public sealed class PaymentClient(HttpClient http) : IPaymentClient
{
    private const string TenantHeader = "X-Tenant";
    private const string IdempotencyHeader = "Idempotency-Key";

    /// <inheritdoc />
    public async Task<string?> ChargeCardAsync(
        string tenant, string order, Money amount, string card, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/charges");
        request.Headers.Add(TenantHeader, tenant);
        request.Headers.Add(IdempotencyHeader, order);
        request.Content = JsonContent.Create(new ChargeRequest(order, amount.Amount, amount.Currency, "card", card));

        using var response = await http.SendAsync(request, cancellationToken);
        return await ChargeIdOfAsync(response, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<string?> ChargeGiftCardAsync(
        string tenant, string order, Money amount, string giftCard, CancellationToken cancellationToken)
    {
        // Gift cards are numbered per tenant.
        var source = $"{tenant}:{giftCard}";
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/charges");
        request.Headers.Add(IdempotencyHeader, order);
        request.Content = JsonContent.Create(new ChargeRequest(order, amount.Amount, amount.Currency, "giftCard", source));

        using var response = await http.SendAsync(request, cancellationToken);
        return await ChargeIdOfAsync(response, cancellationToken);
    }

    /// <inheritdoc />
    public async Task RefundAsync(string tenant, string chargeId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/charges/{Uri.EscapeDataString(chargeId)}/refund");
        request.Headers.Add(TenantHeader, tenant);

        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static async Task<string?> ChargeIdOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.PaymentRequired)
            return null;

        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<ChargeAnswer>(cancellationToken);
        return answer?.ChargeId;
    }
}
