using System.Net;
using System.Text;
using Checkout.Payments;

namespace Checkout.Tests;

public sealed class PaymentClientTests
{
    private static readonly Money Amount = new(12.5m, "EUR");

    [Fact]
    public async Task A_charge_is_known_by_its_id() => Assert.Equal(
        "ch-1",
        await ClientAnswering(HttpStatusCode.OK).ChargeCardAsync("nord", "o-1", Amount, "crd-1", CancellationToken.None));

    [Fact]
    public async Task A_declined_card_gives_no_charge() => Assert.Null(
        await ClientAnswering(HttpStatusCode.PaymentRequired).ChargeCardAsync("nord", "o-1", Amount, "crd-1", CancellationToken.None));

    [Fact]
    public async Task A_refund_that_is_not_taken_is_an_error() => await Assert.ThrowsAsync<HttpRequestException>(
        () => ClientAnswering(HttpStatusCode.NotFound).RefundAsync("nord", "ch-1", CancellationToken.None));

    private static PaymentClient ClientAnswering(HttpStatusCode status) =>
        new(new HttpClient(new Answer(status)) { BaseAddress = new Uri("https://payments.example/") });

    private sealed class Answer(HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status)
            {
                Content = new StringContent("""{"chargeId":"ch-1"}""", Encoding.UTF8, "application/json"),
            });
    }
}
