using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Samples.Recording.Frames;

/// <summary>The time series: they take each batch once, and say how many readings it held.</summary>
internal sealed class SeriesApi
{
    private static readonly TimeSpan Writing = TimeSpan.FromMilliseconds(10);

    private readonly HashSet<(string Gateway, string Batch)> _taken = [];

    public void Map(IEndpointRouteBuilder upstreams) =>
        upstreams.MapPut("/series/{gateway}/batches/{batch}", TakeAsync).RequireHost("timeseries.internal");

    private async Task<IResult> TakeAsync(string gateway, string batch, JsonElement body, CancellationToken cancellationToken)
    {
        await Task.Delay(Writing, cancellationToken);
        lock (_taken)
        {
            return Results.Ok(new { appended = _taken.Add((gateway, batch)) ? body.GetProperty("readings").GetArrayLength() : 0 });
        }
    }
}
