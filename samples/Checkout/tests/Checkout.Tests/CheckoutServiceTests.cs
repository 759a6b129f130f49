using Checkout.Api.Ordering;

namespace Checkout.Tests;

public sealed class CheckoutServiceTests
{
    private readonly PaymentStub _payments = new();
    private readonly CheckoutService _checkouts;

    public CheckoutServiceTests() => _checkouts = new CheckoutService(_payments, new MemoryCheckoutStore());

    [Fact]
    public async Task A_checkout_is_charged_once_however_often_it_is_sent()
    {
        await PayAsync("nord", "o-1", Card("crd-1"));
        var again = await PayAsync("nord", "o-1", Card("crd-1"));

        Assert.Equal(new PaidCheckout("o-1", 12.5m, "EUR", "ch-o-1", Refunded: false), again);
        Assert.Equal(["card nord o-1 12.5 EUR"], _payments.Calls);
    }

    [Fact]
    public async Task The_same_id_of_another_tenant_is_another_checkout()
    {
        await PayAsync("nord", "o-1", Card("crd-1"));
        await PayAsync("sued", "o-1", Card("crd-1"));

        Assert.Equal(2, _payments.Calls.Count);
    }

    [Fact]
    public async Task A_declined_card_pays_nothing()
    {
        Assert.Null(await PayAsync("nord", "o-1", Card(PaymentStub.Declined)));
        Assert.Null(await _checkouts.RefundAsync("nord", "o-1", CancellationToken.None));
    }

    [Fact]
    public async Task A_gift_card_is_charged_as_one()
    {
        await PayAsync("nord", "o-2", new CheckoutOrder(30, "EUR", Card: null, GiftCard: "GC-1"));

        Assert.Equal(["gift card nord o-2 30 EUR"], _payments.Calls);
    }

    [Fact]
    public async Task A_checkout_is_refunded_once()
    {
        await PayAsync("nord", "o-1", Card("crd-1"));
        await _checkouts.RefundAsync("nord", "o-1", CancellationToken.None);
        var again = await _checkouts.RefundAsync("nord", "o-1", CancellationToken.None);

        Assert.True(again?.Refunded);
        Assert.Equal("refund nord ch-o-1", Assert.Single(_payments.Calls.Skip(1)));
    }

    private static CheckoutOrder Card(string card) => new(12.5m, "EUR", card, GiftCard: null);

    private Task<PaidCheckout?> PayAsync(string tenant, string id, CheckoutOrder order) =>
        _checkouts.PayAsync(tenant, id, order, CancellationToken.None);
}
