using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Orders;

/// <summary>Orders on their way: most arrive, some are cancelled, and some calls come too late.</summary>
internal sealed class OrdersTraffic : ISampleTraffic
{
    private const string Api = "Orders.Api";
    private const int Orders = 40;

    private static readonly string[] Skus = ["lamp-brass", "bulb-e27", "chair-oak", "rug-wool-160", "shelf-ash"];

    // What is done to an order, in turn. The last word of a way may come too late.
    private static readonly string[] Ways =
    [
        "pay pack ship deliver",
        "cancel pay",
        "pay pack ship deliver cancel",
        "pay cancel pack",
        "pay pack ship cancel deliver",
        "pay pack cancel",
        "cancel",
        "pay pack ship deliver deliver",
        "pay cancel",
        "pay pack ship deliver",
        "pay cancel cancel",
        "pay pack ship deliver",
        "pay pack cancel ship",
        "pay pack ship cancel deliver",
        "pay pack cancel pack",
        "cancel",
        "pay pack ship deliver",
        "pay pack cancel",
        "pay pack ship deliver",
        "pay cancel pay",
    ];

    public string Name => "Orders";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Orders.Api/Orders.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => new WarehouseApi().Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var index = 0; index < Orders; index++)
        {
            var order = $"/orders/o-{30518 + (index * 13)}";
            await client.CallAsync(HttpMethod.Put, order, NewOrder(index), cancellationToken);
            foreach (var step in Ways[index % Ways.Length].Split(' '))
                await client.CallAsync(new HttpRequestMessage(HttpMethod.Post, $"{order}/{step}"), cancellationToken);

            await client.AskAsync(order, cancellationToken);
        }
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var more = repaired.Inbound(409, Api) - faulty.Inbound(409, Api);
        Expectation.That(faulty.Inbound(409, Api) >= 5, $"{Name}: expected calls that are refused, found {faulty.Inbound(409, Api)}.");
        Expectation.That(more >= 2, $"{Name}: expected more refusals with the patch, found {more}.");
        return $"{faulty.Inbound(200, Api)} × 200 and {faulty.Inbound(409, Api)} × 409; with the patch {more} more are refused";
    }

    private static object NewOrder(int index) => new
    {
        lines = Enumerable.Range(0, 1 + (index % 3)).Select(line => new
        {
            sku = Skus[(index + line) % Skus.Length],
            quantity = 1 + ((index + line) % 2),
        }),
    };
}
