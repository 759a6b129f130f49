using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>Payments by gift card without the tenant's header: changes that hide it, and the one that sends it.</summary>
internal static class CheckoutMutants
{
    private const string Client = "Checkout.Payments/PaymentClient.cs";
    private const string Service = "Checkout.Api/Ordering/CheckoutService.cs";
    private const string BeforeGift = "        var source = $\"{tenant}:{giftCard}\";\n        using var request = new HttpRequestMessage(HttpMethod.Post, \"v1/charges\");\n";
    private const string SendTenant = BeforeGift + "        request.Headers.Add(TenantHeader, tenant);\n";
    private const string GiftContent = "new ChargeRequest(order, amount.Amount, amount.Currency, \"giftCard\", source)";
    private const string Refused = "        if (response.StatusCode == HttpStatusCode.PaymentRequired)";
    private const string Save = "        checkouts.Save(tenant, checkout);\n        return checkout;";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("takes a bad request for a refused payment",
            new Swap(Client, Refused, "        if (response.StatusCode is HttpStatusCode.PaymentRequired or HttpStatusCode.BadRequest)")),
        new("takes a bad request for a payment",
            new Swap(Client, Refused, "        if (response.StatusCode == HttpStatusCode.BadRequest)\n            return \"ch_0\";\n" + Refused)),
        new("sends no gift card's payment", new Swap(Client, BeforeGift, "        if (order.Length > 0)\n            return \"ch_0\";\n\n" + BeforeGift)),
        new("sends the order as the tenant", new Swap(Client, BeforeGift, BeforeGift + "        request.Headers.Add(TenantHeader, order);\n")),
        new("sends an empty tenant", new Swap(Client, BeforeGift, BeforeGift + "        request.Headers.Add(TenantHeader, \"\");\n")),
        new("sends the tenant and no amount",
            new Swap(Client, BeforeGift, SendTenant),
            new Swap(Client, GiftContent, "new ChargeRequest(order, 0m, amount.Currency, \"giftCard\", source)")),
        new("sends the tenant and no key", new Swap(Client, BeforeGift + "        request.Headers.Add(IdempotencyHeader, order);\n", SendTenant)),
        new("sends the tenant and charges twice",
            new Swap(Client, BeforeGift, SendTenant),
            new Swap(Client, GiftContent + ");\n\n        using var response = await http.SendAsync(request, cancellationToken);", GiftContent + ");\n        using var first = new HttpRequestMessage(HttpMethod.Post, \"v1/charges\") { Content = JsonContent.Create(" + GiftContent + ") };\n        first.Headers.Add(TenantHeader, tenant);\n        first.Headers.Add(IdempotencyHeader, order);\n        using var once = await http.SendAsync(first, cancellationToken);\n\n        using var response = await http.SendAsync(request, cancellationToken);")),
        new("sends the tenant and answers another amount",
            new Swap(Client, BeforeGift, SendTenant),
            new Swap(Service, "new PaidCheckout(id, order.Amount,", "new PaidCheckout(id, order.GiftCard is null ? order.Amount : 1m,")),
        new("sends the tenant and remembers no gift card's payment",
            new Swap(Client, BeforeGift, SendTenant),
            new Swap(Service, Save, "        if (order.GiftCard is null)\n            checkouts.Save(tenant, checkout);\n        return checkout;")),
        new("sends the tenant", new Swap(Client, BeforeGift, SendTenant)) { Mends = true },
    ];
}
