using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Orders;

/// <summary>The warehouse: it sends off what it is told to, once for each order.</summary>
internal sealed class WarehouseApi
{
    private readonly ConcurrentDictionary<string, string> _parcels = new();

    public void Map(IEndpointRouteBuilder upstreams) =>
        upstreams.MapPut("/dispatches/{order}", Dispatch).RequireHost("warehouse.internal");

    private IResult Dispatch(string order, DispatchOrder dispatch) =>
        Results.Ok(new { order, parcel = _parcels.GetOrAdd(order, _ => $"PX{order[2..]}"), pieces = dispatch.Skus.Count });

    private sealed record DispatchOrder(IReadOnlyList<string> Skus);
}
