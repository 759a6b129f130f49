using Orders.Warehouse;

namespace Orders.Tests;

/// <summary>A warehouse that sends off everything, and notes what.</summary>
internal sealed class WarehouseStub : IWarehouseClient
{
    public List<string> Dispatched { get; } = [];

    public Task<string> DispatchAsync(string order, IReadOnlyList<string> skus, CancellationToken cancellationToken)
    {
        Dispatched.Add($"{order}: {string.Join(' ', skus)}");
        return Task.FromResult($"P-{order}");
    }
}
