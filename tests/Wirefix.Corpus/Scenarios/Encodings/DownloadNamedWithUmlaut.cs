using System.Text;
using Microsoft.Net.Http.Headers;

namespace Wirefix.Corpus.Scenarios.Encodings;

/// <summary>An archive writes a file's name into a header as it is; the server refuses to send a header that is not ASCII, and the download fails.</summary>
public sealed class DownloadNamedWithUmlaut : Scenario
{
    public override Expected Expected => Expected.OneOf(["encoding", "contrast"], "/files/");

    public override Play Faulty => stage => RunAsync(stage, name => $"attachment; filename=\"{name}\"");

    public override Play Healthy => stage => RunAsync(stage, name =>
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        return disposition.ToString();
    });

    private static async Task RunAsync(Stage stage, Func<string, string> disposition)
    {
        var archive = await stage.ServiceAsync("archive", app =>
        {
            app.MapGet("/binders/{binder}/files/{name}", async (string binder, string name, HttpContext context) =>
            {
                if (name.StableNumber() % 16 == 0)
                {
                    context.Response.StatusCode = 404;
                    return;
                }

                context.Response.Headers.ContentDisposition = disposition(name);
                context.Response.ContentType = "text/plain; charset=utf-8";
                await context.Response.WriteAsync($"{binder}\n{new string('.', name.StableNumber() % 700)}\n", Encoding.UTF8);
            });
            app.MapGet("/binders/{binder}", (string binder) => Results.Json(new { binder, files = binder.StableNumber() % 40, locked = false }));
        });
        await stage.CrowdAsync(archive, clients: 3, rounds: 22, async (client, round) =>
        {
            var binder = $"B{client.Random.Next(100, 999)}";
            if (round % 4 == 0)
                await client.GetAsync($"/binders/{binder}");
            var subject = client.Random.Pick("Contract", "Minutes", "Report", "Invoice", "Übersicht", "Protokoll März", "Plan");
            await client.GetAsync($"/binders/{binder}/files/{Uri.EscapeDataString($"{subject} {client.Random.Next(10, 99)}.txt")}");
        });
    }
}
