using System.Text;

namespace Wirefix.Corpus.Scenarios.Framing;

/// <summary>A relay of a chat stream makes an event of each chunk that it reads, wherever the chunk ends.</summary>
public sealed class ChatRelaySplitsEvents : Scenario
{
    public override Expected Expected => Expected.Of("framing", "event");

    public override Play Faulty => stage => RunAsync(stage, async (upstream, write) =>
    {
        var buffer = new byte[4_096];
        while (await upstream.ReadAsync(buffer) is > 0 and var read)
            await write($"data: {Encoding.UTF8.GetString(buffer, 0, read).Replace("data: ", "", StringComparison.Ordinal).Trim()}\n\n");
    });

    public override Play Healthy => stage => RunAsync(stage, async (upstream, write) =>
    {
        using var reader = new StreamReader(upstream);
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                await write($"{line}\n\n");
        }
    });

    private static async Task RunAsync(Stage stage, Func<Stream, Func<string, Task>, Task> relay)
    {
        var model = stage.Http(stage.RawUpstream("assistant", "model.example", async (request, connection) =>
        {
            await connection.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n");
            var stream = string.Concat(Answer(request.Target.StableNumber()).Select(word => $$"""data: {"delta":"{{word}}","index":{{word.StableNumber() % 50}}}""" + "\n\n")) + "data: [DONE]\n\n";
            // A model's tokens come as the network cuts them, here every 47 bytes.
            foreach (var piece in stream.Chunk(47))
            {
                await connection.SendAsync($"{piece.Length:x}\r\n{new string(piece)}\r\n");
                await Task.Delay(3);
            }

            await connection.SendAsync("0\r\n\r\n");
        }));
        var assistant = await stage.ServiceAsync("assistant", app => app.MapGet("/chat/{id}/stream", async (int id, HttpContext context) =>
        {
            using var answer = await model.GetAsync($"/v1/completions/{id}", HttpCompletionOption.ResponseHeadersRead);
            context.Response.ContentType = "text/event-stream";
            await relay(await answer.Content.ReadAsStreamAsync(), text => context.Response.WriteAsync(text));
        }));
        await stage.CrowdAsync(assistant, clients: 2, rounds: 10, async (client, _) =>
            await client.GetAsync($"/chat/{client.Random.Next(1_000, 9_999)}/stream", ("Accept", "text/event-stream")));
    }

    private static IEnumerable<string> Answer(int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, random.Next(4, 12)).Select(_ => random.Good());
    }
}
