using System.Net.Http.Json;
using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Checkout;

/// <summary>Customers of three shops pay, by card and by gift card, and some are given their money back.</summary>
internal sealed class CheckoutTraffic : ISampleTraffic
{
    private const string Api = "Checkout.Api";
    private const int Checkouts = 32;

    private static readonly string[] Tenants = ["nordlicht", "suedwind", "hafenkante"];

    public string Name => "Checkout";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Checkout.Api/Checkout.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => new PaymentApi().Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var index = 0; index < Checkouts; index++)
        {
            var (tenant, id) = (Tenants[index % Tenants.Length], $"o-{71040 + (index * 7)}");
            await CallAsync(HttpMethod.Put, $"/checkouts/{id}", tenant, OrderOf(index));
            if (index % 3 == 0)
                await CallAsync(HttpMethod.Get, $"/checkouts/{id}", tenant);

            if (index % 9 == 6)
                await CallAsync(HttpMethod.Post, $"/checkouts/{id}/refund", tenant);
        }

        Task CallAsync(HttpMethod method, string path, string tenant, object? body = null) => client.CallAsync(
            new HttpRequestMessage(method, path)
            {
                Headers = { { "X-Tenant", tenant } },
                Content = body is null ? null : JsonContent.Create(body),
            },
            cancellationToken);
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (failed, answered) = (faulty.Inbound(502, Api), faulty.Inbound(200, Api));
        Expectation.That(failed >= 5 && answered > 3 * failed, $"{Name}: expected 502 for some payments, found {failed} beside {answered} × 200.");
        Expectation.That(repaired.Inbound(502, Api) == 0, $"{Name}: expected no 502 with the patch, found {repaired.Inbound(502, Api)}.");
        return $"{answered} × 200, {faulty.Inbound(402, Api)} × 402 and {failed} × 502; with the patch {repaired.Inbound(200, Api)} × 200";
    }

    private static object OrderOf(int index)
    {
        var amount = 9.9m + (index * 4.35m);
        return index % 5 == 3
            ? new { amount, currency = "EUR", giftCard = $"GC-{5210 + index}" }
            : new { amount, currency = "EUR", card = index % 8 == 5 ? $"crd-9{100 + index}" : $"crd-4{100 + index}" };
    }
}
