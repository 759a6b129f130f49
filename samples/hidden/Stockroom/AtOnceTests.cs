using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stockroom.Api.Reservations;
using Stockroom.Inventory;

namespace Stockroom.Tests;

/// <summary>
/// What any right fix keeps: reservations at the same time are all counted, or refused. Whether one that met another tries again or leaves that
/// to the shop is not asked.
/// </summary>
public sealed class AtOnceTests
{
    private static readonly StockItem Lamp = new("LMP-2041", "Desk lamp", "A-12-3", OnHand: 20, Reserved: 4);

    [Fact]
    public async Task Reservations_at_the_same_time_are_counted_or_refused()
    {
        await using var inventory = new VersionedInventory(Lamp);
        await using var services = await ServicesAsync(inventory);

        var taken = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => ReserveAsync(services, number)));

        Assert.Contains(taken, quantity => quantity > 0);
        Assert.Equal(Lamp.Reserved + taken.Sum(), inventory.Item.Reserved);
    }

    [Fact]
    public async Task Reservations_one_after_another_are_all_counted()
    {
        await using var inventory = new VersionedInventory(Lamp);
        await using var services = await ServicesAsync(inventory);

        Assert.Equal(1, await ReserveAsync(services, 1));
        Assert.Equal(2, await ReserveAsync(services, 2));
        Assert.Equal(Lamp.Reserved + 3, inventory.Item.Reserved);
    }

    private static async Task<ServiceProvider> ServicesAsync(VersionedInventory inventory)
    {
        var settings = new Dictionary<string, string?> { ["Inventory:BaseAddress"] = await inventory.StartAsync() };
        var services = new ServiceCollection().AddLogging();
        services.AddInventory(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddSingleton<IReservationStore, MemoryReservationStore>();
        services.AddScoped<IReservationService, ReservationService>();
        return services.BuildServiceProvider();
    }

    // The quantity that was promised; 0 where it was refused.
    private static async Task<int> ReserveAsync(ServiceProvider services, int quantity)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"SO-{quantity}");
            var reservation = await scope.ServiceProvider.GetRequiredService<IReservationService>().ReserveAsync(id, new(Lamp.Sku, quantity), TestContext.Current.CancellationToken);
            return reservation?.Quantity ?? 0;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    /// <summary>An inventory that keeps one item with its version, and has reads wait for each other, as far as they come.</summary>
    private sealed class VersionedInventory(StockItem item) : IAsyncDisposable
    {
        private const int Together = 3;

        // A service that lets one in after the other never has three reads at once.
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

        private readonly Lock _writes = new();
        private readonly TaskCompletionSource _all = new();
        private WebApplication? _app;
        private int _reads;
        private int _version = 1;

        public StockItem Item { get; private set; } = item;

        public async Task<string> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _app = builder.Build();
            _app.MapGet("/items/{sku}", ReadAsync);
            _app.MapPut("/items/{sku}", Write);
            await _app.StartAsync();
            return $"{_app.Urls.Single()}/";
        }

        public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

        private async Task<IResult> ReadAsync(HttpResponse response)
        {
            StockItem read;
            lock (_writes)
            {
                read = Item;
                response.Headers.ETag = Version;
            }

            if (Interlocked.Increment(ref _reads) == Together)
                _all.TrySetResult();
            await Task.WhenAny(_all.Task, Task.Delay(Longest));
            return Results.Ok(read);
        }

        private IResult Write(StockItem changed, HttpRequest request, HttpResponse response)
        {
            lock (_writes)
            {
                if (request.Headers.IfMatch.ToString() is { Length: > 0 } expected && expected != "*" && expected != Version)
                    return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
                _version++;
                Item = changed;
                response.Headers.ETag = Version;
                return Results.Ok(changed);
            }
        }

        private string Version => string.Create(CultureInfo.InvariantCulture, $"\"{_version}\"");
    }
}
