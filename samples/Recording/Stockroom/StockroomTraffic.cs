using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Stockroom;

/// <summary>
/// The shop reserves what its customers order, mostly one after another. At times two customers order at once, some of them the same thing,
/// and the shop then looks what is left of it.
/// </summary>
internal sealed class StockroomTraffic : ISampleTraffic
{
    private const string Api = "Stockroom.Api";
    private const string Inventory = "inventory.internal";

    private int _orders;

    public string Name => "Stockroom";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Stockroom.Api/Stockroom.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => new InventoryApi().Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        _orders = 0;
        var items = InventoryApi.Items;
        for (var index = 0; index < items.Count; index++)
        {
            await ReserveAsync(client, items[index], 1 + (index % 3), cancellationToken);
            if (index % 4 == 1)
                await client.AskAsync($"/stock/{items[index].Sku}", cancellationToken);

            if (index % 3 == 2)
                await AtOnceAsync(client, items[index], items[index - 1], cancellationToken);

            if (index % 4 == 3)
                await AtOnceAsync(client, items[index], items[index], cancellationToken);
        }

        await client.AskAsync("/stock/HS-99999", cancellationToken);
        await ReserveAsync(client, items[0], 500, cancellationToken);
        await ReserveAsync(client, items[2], 2, cancellationToken);
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (made, conflicts) = (faulty.Inbound(200, Api), repaired.Outbound(412, Inventory));
        Expectation.That(made >= 20 && faulty.Outbound(412, Inventory) == 0, $"{Name}: expected reservations that nobody refuses, found {made} × 200.");
        Expectation.That(conflicts >= 3, $"{Name}: expected 412 for writes of stale versions with the patch, found {conflicts}.");
        Expectation.That(repaired.Inbound(200, Api) == made, $"{Name}: expected {made} × 200 with the patch as well, found {repaired.Inbound(200, Api)}.");
        return $"{made} × 200, no write refused; with the patch as many, and {conflicts} × 412 that were tried again";
    }

    private async Task AtOnceAsync(HttpClient client, InventoryItem one, InventoryItem other, CancellationToken cancellationToken)
    {
        await Task.WhenAll(ReserveAsync(client, one, 2, cancellationToken), ReserveAsync(client, other, 3, cancellationToken));
        await client.AskAsync($"/stock/{one.Sku}", cancellationToken);
    }

    private Task ReserveAsync(HttpClient client, InventoryItem item, int quantity, CancellationToken cancellationToken) =>
        client.CallAsync(HttpMethod.Put, $"/reservations/SO-{71204 + (++_orders * 3)}", new { item.Sku, quantity }, cancellationToken);
}
