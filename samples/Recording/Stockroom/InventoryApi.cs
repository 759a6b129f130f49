using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Stockroom;

/// <summary>
/// The inventory: it gives each item with the version that it has, takes it back whole, and refuses what was made of another version
/// where the caller says which one it had read (<c>If-Match</c>).
/// </summary>
internal sealed class InventoryApi
{
    private static readonly TimeSpan Reading = TimeSpan.FromMilliseconds(45);
    private static readonly TimeSpan Writing = TimeSpan.FromMilliseconds(20);

    private static readonly string[] Goods =
    [
        "Desk lamp", "Floor lamp", "Bookcase", "Side table", "Oak stool", "Wool rug", "Wall clock", "Coat rack", "Bed frame", "Armchair",
        "Mirror", "Linen curtain", "Plant stand", "Shoe bench",
    ];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (InventoryItem Item, int Version)> _items = Items.ToDictionary(item => item.Sku, item => (item, 1));

    /// <summary>What lies in the stockroom when the day begins.</summary>
    public static IReadOnlyList<InventoryItem> Items { get; } = [.. Goods.Select((name, index) =>
        new InventoryItem($"HS-{20411 + (index * 173)}", name, $"{(char)('A' + (index % 4))}-{10 + index}", 40 + (index * 7 % 23), index % 5))];

    public void Map(IEndpointRouteBuilder upstreams)
    {
        var items = upstreams.MapGroup("/items").RequireHost("inventory.internal");
        items.MapGet("/{sku}", FindAsync);
        items.MapPut("/{sku}", ReplaceAsync);
    }

    private async Task<IResult> FindAsync(string sku, HttpResponse response, CancellationToken cancellationToken)
    {
        (InventoryItem Item, int Version) found;
        lock (_gate)
        {
            if (!_items.TryGetValue(sku, out found))
                return Results.NotFound();
        }

        await Task.Delay(Reading, cancellationToken);
        response.Headers.ETag = TagOf(found.Version);
        return Results.Ok(found.Item);
    }

    private async Task<IResult> ReplaceAsync(
        string sku, InventoryItem item, HttpRequest request, HttpResponse response, CancellationToken cancellationToken)
    {
        await Task.Delay(Writing, cancellationToken);
        lock (_gate)
        {
            if (!_items.TryGetValue(sku, out var known) || item.Sku != sku)
                return Results.NotFound();

            if (request.Headers.IfMatch.Count > 0 && request.Headers.IfMatch != TagOf(known.Version))
                return Results.Problem(title: "The item was changed meanwhile", statusCode: StatusCodes.Status412PreconditionFailed);

            _items[sku] = (item, known.Version + 1);
            response.Headers.ETag = TagOf(known.Version + 1);
            return Results.Ok(item);
        }
    }

    private static string TagOf(int version) => $"\"{version}\"";
}
