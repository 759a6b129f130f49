using System.Xml.Linq;

namespace Wirefix.Corpus.Scenarios.Healthy;

/// <summary>Labels of a museum come in the visitor's language or else in English, as JSON or as XML, and what is on loan says where it is.</summary>
public sealed class MuseumLabels : HealthyService
{
    private static readonly string[] Languages = ["en", "fr", "ja"];

    public override Play Play => async stage =>
    {
        var collection = stage.Http(await stage.UpstreamAsync("labels", "collection.museum.internal", app => app.MapGet("/objects/{inventory}", (string inventory) =>
            inventory.StableNumber() % 14 == 0
                ? Results.NotFound()
                : Results.Json(new Piece(
                    inventory,
                    new() { ["en"] = "Bowl with cranes", ["fr"] = "Bol à décor de grues « été »", ["ja"] = "鶴文鉢" },
                    inventory.StableNumber() % 5 == 0 ? null : new Place($"Hall {inventory.StableNumber() % 8}", inventory.StableNumber() % 30),
                    inventory.StableNumber() % 5 == 0 ? "Musée Guimet" : null)))));
        var labels = await stage.ServiceAsync("labels", app => app.MapGet("/labels/{inventory}", async (string inventory, HttpContext context) =>
        {
            using var answer = await collection.GetAsync($"/objects/{Uri.EscapeDataString(inventory)}");
            if (!answer.IsSuccessStatusCode)
                return Results.NotFound();
            var piece = (await answer.Content.ReadFromJsonAsync<Piece>())!;
            var language = Languages.FirstOrDefault(known => context.Request.Headers.AcceptLanguage.ToString().StartsWith(known, StringComparison.Ordinal)) ?? "en";
            context.Response.Headers.ContentLanguage = language;
            context.Response.Headers.Vary = "Accept, Accept-Language";
            if (context.Request.Headers.Accept != "application/xml")
                return Results.Json(new { inventory, title = piece.titles[language], piece.place, on_loan_to = piece.loan, _links = new { self = new { href = $"/labels/{Uri.EscapeDataString(inventory)}" } } });
            var label = new XElement("label", new XAttribute("inventory", inventory), new XElement("title", piece.titles[language]));
            if (piece.place is { } place)
                label.Add(new XElement("place", place.hall, new XAttribute("case", place.showcase)));
            else
                label.Add(new XElement("loan", piece.loan));
            return Results.Text(label.ToString(SaveOptions.DisableFormatting), "application/xml", System.Text.Encoding.UTF8);
        }));
        await stage.CrowdAsync(labels, clients: 4, rounds: 18, async (client, _) => await client.GetAsync(
            $"/labels/{Uri.EscapeDataString($"{client.Random.Pick("K", "Ö", "A&B")} {client.Random.Next(1_900, 1_950)}.{client.Random.Next(1, 40)}")}",
            ("Accept", client.Random.Chance(0.3) ? "application/xml" : "application/json"),
            ("Accept-Language", client.Random.Pick("en-GB", "fr-CH", "ja", "pt-BR"))));
    };

    private sealed record Place(string hall, int showcase);

    private sealed record Piece(string inventory, Dictionary<string, string> titles, Place? place, string? loan);
}
