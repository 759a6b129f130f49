using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stockroom.Inventory;

namespace Stockroom.Tests;

/// <summary>An inventory on loopback that keeps items and takes them whole.</summary>
internal sealed class InventoryApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private InventoryApi(WebApplication app, IEnumerable<StockItem> items)
    {
        _app = app;
        Items = new ConcurrentDictionary<string, StockItem>(items.Select(item => KeyValuePair.Create(item.Sku, item)));
    }

    public ConcurrentDictionary<string, StockItem> Items { get; }

    public HttpClient Client() => new() { BaseAddress = new Uri($"{_app.Urls.Single()}/") };

    public static async Task<InventoryApi> StartAsync(params IEnumerable<StockItem> items)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var api = new InventoryApi(builder.Build(), items);

        api._app.MapGet("/items/{sku}", (string sku) => api.Items.TryGetValue(sku, out var item) ? Results.Ok(item) : Results.NotFound());
        api._app.MapPut("/items/{sku}", (string sku, StockItem item) => Results.Ok(api.Items[sku] = item));
        await api._app.StartAsync();

        return api;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
