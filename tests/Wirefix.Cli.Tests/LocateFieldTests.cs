using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wirefix.Cli.Tests;

/// <summary><c>wirefix locate --capture</c> of a finding that is about one field of a body.</summary>
public sealed class LocateFieldTests : IDisposable
{
    private const string Program = """
        var app = WebApplication.Create(args);
        app.MapPost("/orders", (OrderRequest order, Ledger ledger) =>
        {
            var line = new OrderLine { Count = order.Quantity };
            ledger.Add(line);
            return new OrderView(line.Count);
        });
        app.Run();
        record OrderRequest(int Quantity);
        record OrderView(int Pieces);
        class OrderLine { public int Count { get; set; } }
        class Ledger { private readonly List<OrderLine> _lines = []; public void Add(OrderLine line) => _lines.Add(line); }
        """;

    private readonly DirectoryInfo _tree = Directory.CreateTempSubdirectory("wirefix-tests-");

    public void Dispose() => _tree.Delete(recursive: true);

    [Fact]
    public async Task Its_way_through_the_code_is_told_from_where_it_is_read_to_where_it_is_written()
    {
        Directory.CreateDirectory(InTree("Shop"));
        File.WriteAllText(InTree("Shop/Shop.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
            </Project>
            """);
        File.WriteAllText(InTree("Shop/Program.cs"), Program);
        File.WriteAllText(InTree("capture.har"), Capture().ToJsonString());

        var result = await Tool.RunAsync("locate", _tree.FullName, "--capture", InTree("capture.har"), "--json");

        Assert.Equal(0, result.ExitCode);
        var way = result.Json.GetProperty("fields")[0];
        Assert.Equal("quantity", way.GetProperty("wireName").GetString());
        Assert.Equal(
            ["read OrderRequest.Quantity 2", "copied OrderLine.Count 4", "stored OrderLine.Count 5", "copied OrderView.Pieces 6", "written OrderView.Pieces 2"],
            way.GetProperty("steps").EnumerateArray().Select(Told));
        result.LeftNothing();
    }

    private static string Told(JsonElement step) =>
        $"{step.GetProperty("role")} {step.GetProperty("member")} {step.GetProperty("location").GetProperty("line")}";

    private string InTree(string path) => Path.Combine(_tree.FullName, path);

    // Every third order has its quantity as a text, and is refused.
    private static JsonObject Capture()
    {
        var entries = Enumerable.Range(0, 60).Select(number => (Number: number, Fails: number % 3 == 0)).Select(order => (JsonNode)new JsonObject
        {
            ["startedDateTime"] = DateTime.UnixEpoch.AddYears(50).AddSeconds(order.Number).ToString("o"),
            ["time"] = 12,
            ["request"] = new JsonObject
            {
                ["method"] = "POST",
                ["url"] = "http://shop.example.com/orders",
                ["headers"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = "application/json" }),
                ["postData"] = new JsonObject
                {
                    ["mimeType"] = "application/json",
                    ["text"] = order.Fails ? $"{{\"quantity\":\"{order.Number}\"}}" : $"{{\"quantity\":{order.Number}}}",
                },
            },
            ["response"] = new JsonObject
            {
                ["status"] = order.Fails ? 400 : 200,
                ["headers"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = "application/json" }),
                ["content"] = new JsonObject { ["mimeType"] = "application/json", ["text"] = order.Fails ? "" : $"{{\"pieces\":{order.Number}}}" },
            },
        });
        return new JsonObject { ["log"] = new JsonObject { ["version"] = "1.2", ["entries"] = new JsonArray([.. entries]) } };
    }
}
