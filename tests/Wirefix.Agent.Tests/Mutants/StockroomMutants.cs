using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>An item that is put back without its version: changes that hide it, and those that send it.</summary>
internal static class StockroomMutants
{
    private const string Client = "Stockroom.Inventory/InventoryClient.cs";
    private const string Put = "        using var saved = await http.PutAsJsonAsync(uri, changed, cancellationToken);\n";
    private const string Ensure = "        saved.EnsureSuccessStatusCode();\n\n        return changed;";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("sends any version", new Swap(Client, Put, Send("System.Net.Http.Headers.EntityTagHeaderValue.Any"))),
        new("puts nothing", new Swap(Client, Put, "        using var saved = new HttpResponseMessage();\n")),
        new("puts nothing in one of two",
            new Swap(Client, Put, "        using var saved = quantity % 2 == 0 ? new HttpResponseMessage() : await http.PutAsJsonAsync(uri, changed, cancellationToken);\n")),
        new("sends the version and takes a refusal for success",
            new Swap(Client, Put, Send()),
            new Swap(Client, Ensure, "        if (saved.StatusCode != HttpStatusCode.PreconditionFailed)\n            saved.EnsureSuccessStatusCode();\n\n        return changed;")),
        new("puts again what was refused, with the version of now", new Swap(Client, Put, Send()), new Swap(Client, Ensure, """
                    if (saved.StatusCode == HttpStatusCode.PreconditionFailed)
                    {
                        using var now = await http.GetAsync(uri, cancellationToken);
                        using var again = new HttpRequestMessage(HttpMethod.Put, uri) { Content = JsonContent.Create(changed) };
                        again.Headers.IfMatch.Add(now.Headers.ETag!);
                        using var forced = await http.SendAsync(again, cancellationToken);
                        return changed;
                    }

                    saved.EnsureSuccessStatusCode();

                    return changed;
            """)),
        new("reads again before it puts", new Swap(Client, Put, "        using var now = await http.GetAsync(uri, cancellationToken);\n" + Put)),
        new("reads the version anew before it puts",
            new Swap(Client, Put, "        using var now = await http.GetAsync(uri, cancellationToken);\n" + Send("now.Headers.ETag!"))),
        new("sends the version", new Swap(Client, Put, Send())) { Mends = true },
    ];

    private static string Send(string tag = "current.Headers.ETag ?? System.Net.Http.Headers.EntityTagHeaderValue.Any") => $$"""
                using var request = new HttpRequestMessage(HttpMethod.Put, uri) { Content = JsonContent.Create(changed) };
                request.Headers.IfMatch.Add({{tag}});
                using var saved = await http.SendAsync(request, cancellationToken);

        """;
}
