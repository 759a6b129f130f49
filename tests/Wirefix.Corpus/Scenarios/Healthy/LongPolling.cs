using System.Threading.Channels;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>A device waits for commands by calls that stay open until there is one, or end empty after their time.</summary>
public sealed class LongPolling : HealthyService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    public override Play Play => async stage =>
    {
        var commands = Channel.CreateUnbounded<string>();
        var devices = await stage.ServiceAsync("devices", app =>
        {
            app.MapGet("/devices/{id}/commands", async (int id) =>
            {
                using var end = new CancellationTokenSource(LongestWait);
                try
                {
                    return Results.Json(new { device = id, command = await commands.Reader.ReadAsync(end.Token) });
                }
                catch (OperationCanceledException)
                {
                    return Results.NoContent();
                }
            });
            app.MapPost("/devices/{id}/commands", (int id, Command command) =>
            {
                commands.Writer.TryWrite(command.name);
                return Results.Accepted(value: new { device = id, queued = true });
            });
            app.MapPost("/devices/{id}/telemetry", (int id, Telemetry telemetry) =>
                telemetry.celsius > 60 ? Refusal.Field("celsius", "cannot be true") : Results.NoContent());
        });
        var polling = stage.Client(devices, 1);
        var operating = stage.Client(devices, 2);
        for (var round = 0; round < 18; round++)
        {
            var device = polling.Random.Next(10, 40);
            var poll = polling.GetAsync($"/devices/{device}/commands");
            await operating.PostAsync($"/devices/{device}/telemetry", new
            {
                celsius = operating.Random.Next(10, 63),
                humidity = operating.Random.NextDouble(),
            });
            if (round % 3 != 0)
                await operating.PostAsync($"/devices/{device}/commands", new { name = operating.Random.Pick("reboot", "report", "open", "close") });
            await poll;
        }
    };

    private sealed record Command(string name);

    private sealed record Telemetry(int celsius, double humidity);
}
