using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Storefront;

/// <summary>Customers buy for their tables, one or two things at a time.</summary>
internal sealed class StorefrontTraffic : ISampleTraffic
{
    private const string Api = "Storefront.Api";
    private const string Pricing = "Storefront.Pricing";
    private const int Purchases = 44;

    private static readonly string[] Skus =
        ["4411", "4466", "4452", "4440", "4417", "4503", "4423", "4485", "4490", "4512", "4471", "4438", "4520", "4459"];

    public string Name => "Storefront";

    public IReadOnlyList<SampleService> Services { get; } =
    [
        new("src/Storefront.Api/Storefront.Api.csproj"),
        new("src/Storefront.Pricing/Storefront.Pricing.csproj", "pricing.internal"),
        new("src/Storefront.Orders/Storefront.Orders.csproj", "orders.internal"),
        new("src/Storefront.Catalog/Storefront.Catalog.csproj", "catalog.internal"),
    ];

    // Everything that is called here is one of its services.
    public void MapUpstreams(IEndpointRouteBuilder upstreams)
    {
    }

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var index = 0; index < Purchases; index++)
            await client.CallAsync(HttpMethod.Put, $"/purchases/b-{20714 + (index * 7)}", BasketOf(index), cancellationToken);
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (failed, bought) = (faulty.Inbound(502, Api), faulty.Inbound(200, Api));
        Expectation.That(failed >= 5 && bought > failed, $"{Name}: expected 502 for some purchases, found {failed} beside {bought} × 200.");
        Expectation.That(faulty.Inbound(422, Pricing) == failed, $"{Name}: expected each 502 from a 422, found {faulty.Inbound(422, Pricing)} of these.");
        Expectation.That(repaired.Inbound(200, Api) == Purchases, $"{Name}: expected 200 with the patch, found {repaired.Inbound(200, Api)}.");
        return $"{bought} × 200 and {failed} × 502; with the patch {repaired.Inbound(200, Api)} × 200";
    }

    private static object BasketOf(int index) => new
    {
        lines = Enumerable.Range(0, 1 + (index % 3 == 2 ? 1 : 0)).Select(line => new
        {
            sku = Skus[((index * 5) + (line * 2)) % Skus.Length],
            quantity = 1 + ((index + line) % 4),
        }),
    };
}
