using System.Collections.Immutable;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Locating.Fields;

namespace Wirefix.Workspace.Tests.Locating;

public sealed class FieldTracerTests
{
    private const string Types = """

        public record OrderRequest([property: JsonPropertyName("qty")] int Quantity, string Note);
        public record OrderLine { public int Count { get; set; } public string Remark { get; set; } = ""; }
        public record Shipment(int Pieces, string Label);
        public class Store { private readonly List<OrderLine> _lines = []; public void Keep(OrderLine line) => _lines.Add(line); }
        public class Depot(HttpClient http)
        {
            public Task SendAsync(OrderLine line) =>
                http.PostAsJsonAsync("shipments", new Shipment(line.Count, line.Remark.Trim())); // sends
        }
        """;

    private const string Program = """
        using System.Text.Json.Serialization;
        var app = WebApplication.Create(args);
        app.MapPost("/orders", async (OrderRequest order, Store store, Depot depot) =>
        {
            var line = Lines.Of(order);
            store.Keep(line);
            await depot.SendAsync(line);
        }); // route
        app.Run();
        static class Lines
        {
            public static OrderLine Of(OrderRequest order)
            {
                var line = new OrderLine();
                line.Count = order.Quantity; // copies
                line.Remark = order.Note.ToUpperInvariant(); // changes
                return line;
            }
        }
        """ + Types;

    [Fact]
    public async Task A_field_is_followed_from_where_it_is_read_through_its_copies_to_where_it_is_written()
    {
        using var sources = new Sources().Add("Api", Program);

        var traces = await TracesAsync(sources, "qty");

        Assert.Equal(
            ["Read OrderRequest.Quantity", "Copied OrderLine.Count", "Stored OrderLine.Count", "Copied Shipment.Pieces", "Written Shipment.Pieces"],
            traces[0].Steps.Select(step => $"{step.Role} {step.Member}"));
        Assert.Equal(Locate.Line(Program, "// copies"), traces[0].Steps[1].Location.Line);
        Assert.Equal(Locate.Line(Program, "// sends"), traces[0].Steps[^1].Location.Line);
    }

    [Fact]
    public async Task What_is_made_of_a_field_is_told_as_transformed()
    {
        using var sources = new Sources().Add("Api", Program);

        var traces = await TracesAsync(sources, "note");

        Assert.Equal(
            ["Read OrderRequest.Note", "Transformed OrderLine.Remark", "Stored OrderLine.Remark", "Transformed Shipment.Label", "Written Shipment.Label"],
            traces[0].Steps.Select(step => $"{step.Role} {step.Member}"));
    }

    [Theory]
    [InlineData("quantity")]
    [InlineData("pieces")]
    public async Task A_name_that_is_another_on_the_wire_or_is_never_read_has_no_way(string name)
    {
        using var sources = new Sources().Add("Api", Program);

        Assert.Empty(await TracesAsync(sources, name));
    }

    [Fact]
    public async Task What_treats_the_field_behind_the_handler_is_a_suspect_beside_it()
    {
        using var sources = new Sources().Add("Api", Program);
        var symptom = new Symptom(FaultPattern.ErrorStatus, [Locate.Endpoint("POST api.example.com/orders")], []) { Fields = ["note"] };

        var suspects = await Locate.SuspectsAsync(await sources.LoadAsync(), symptom);

        Assert.Equal(["Program (top-level statements)", "Lines.Of", "Depot.SendAsync", "Store.Keep"], suspects.Select(suspect => suspect.Location.Name));
        Assert.Equal(Locate.Line(Program, "// changes"), suspects[1].Location.Line);
        Assert.Equal("Program (top-level statements) -Direct-> Lines.Of", Locate.Chain(suspects[1]));
        Assert.Contains(suspects[1].Reasons, reason => reason.Contains("OrderLine.Remark, which holds the field note"));
    }

    private static async Task<ImmutableArray<FieldTrace>> TracesAsync(Sources sources, string field)
    {
        var locator = await Locator.ReadAsync(await sources.LoadAsync(), CancellationToken.None);
        return locator.Trace(new Symptom(FaultPattern.ErrorStatus, [], []) { Fields = [field] }, []);
    }
}
