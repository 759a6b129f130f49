using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Workspace.Fixing;
using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Fixing;

public sealed class SurroundingsTests
{
    private const string Shop = """
        public record Order(Line[] Lines);
        public record Line(int Quantity);
        public record Bystander(int Age);

        public static class Text
        {
            public static string Trim(string text) => Cut(text);
            private static string Cut(string text) => text[1..];
            public static string Other(string text) => text + "other";
        }

        public class Desk(Store store)
        {
            public string Take(Order order) => store.Keep(Text.Trim(order.ToString()));
        }

        public class Store
        {
            public string Keep(string text) => text + "kept";
        }
        """;

    [Theory]
    [InlineData("store.Keep(Text", Nearness.Suspect)]
    [InlineData("\"kept\"", Nearness.CallChain)]
    [InlineData("Cut(text);", Nearness.Called)]
    [InlineData("text[1..]", Nearness.Called)]
    [InlineData("Lines);", Nearness.UsedType)]
    [InlineData("Quantity", Nearness.UsedType)]
    [InlineData("Age", Nearness.Elsewhere)]
    [InlineData("\"other\"", Nearness.Elsewhere)]
    public async Task Code_is_as_near_as_the_suspects_lead_there(string code, Nearness nearness)
    {
        using var sources = new Sources().Add("Shop", Shop);
        var solution = (await sources.LoadAsync()).Solution;
        var suspect = new Suspect
        {
            Location = new SymbolLocation("M:Desk.Take(Order)", "Desk.Take", "Shop", "/Shop/Shop.cs", 1),
            Score = 1,
            Reasons = [],
            Bindings = [],
            CallChain = [new CallLink(new SymbolLocation("M:Store.Keep(System.String)", "Store.Keep", "Shop", "/Shop/Shop.cs", 1), EdgeKind.Direct, null)],
        };

        var surroundings = await Surroundings.OfAsync(solution, [suspect], CancellationToken.None);

        Assert.Equal(nearness, surroundings.PlaceOf(await LocationAsync(solution, code)).Nearness);
    }

    [Fact]
    public async Task In_a_method_that_maps_routes_the_line_tells_which_one_is_meant()
    {
        const string mapping = "static class Routes\n{\n    public static void Map(IEndpointRouteBuilder app)\n    {\n        app.MapGet(\"/near\", () => 1);\n        app.MapGet(\"/far\", () => 2);\n    }\n}\n";
        using var sources = new Sources().Add("Shop", mapping);
        var solution = (await sources.LoadAsync()).Solution;
        var suspect = new Suspect
        {
            Location = new SymbolLocation("M:Routes.Map(Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)", "Routes.Map", "Shop", "/Shop/Shop.cs", 5),
            Score = 1,
            Reasons = [],
            Bindings = [],
            CallChain = [],
        };

        var surroundings = await Surroundings.OfAsync(solution, [suspect], CancellationToken.None);

        Assert.Equal(Nearness.Suspect, surroundings.PlaceOf(await LocationAsync(solution, "() => 1")).Nearness);
        Assert.Equal(Place.Elsewhere, surroundings.PlaceOf(await LocationAsync(solution, "() => 2")));
    }

    [Fact]
    public async Task In_top_level_statements_the_lines_tell_which_handler_is_meant()
    {
        const string program = "var app = WebApplication.Create(args);\napp.MapGet(\"/near\", () => 1);\napp.MapGet(\"/far\", () => Two());\napp.MapGet(\"/other\", () => 3);\napp.Run();\nint Two() => 2;\n\nclass Bystander { public int Age => 3; }\n";
        using var sources = new Sources().Add("Shop", program);
        var solution = (await sources.LoadAsync()).Solution;
        ImmutableArray<Suspect> suspects = [At(3), At(2)];

        var surroundings = await Surroundings.OfAsync(solution, suspects, CancellationToken.None);

        Assert.Equal(new Place(Nearness.Suspect, 0, 0), surroundings.PlaceOf(await LocationAsync(solution, "\"/far\"")));
        Assert.Equal(new Place(Nearness.Suspect, 1, 0), surroundings.PlaceOf(await LocationAsync(solution, "\"/near\"")));
        Assert.Equal(Nearness.Called, surroundings.PlaceOf(await LocationAsync(solution, "=> 2")).Nearness);
        Assert.Equal(Place.Elsewhere, surroundings.PlaceOf(await LocationAsync(solution, "\"/other\"")));
        Assert.Equal(Place.Elsewhere, surroundings.PlaceOf(await LocationAsync(solution, "Age")));

        static Suspect At(int line) => new()
        {
            Location = new SymbolLocation("M:Program.<Main>$(System.String[])", "Program (top-level statements)", "Shop", "/Shop/Shop.cs", line),
            Score = 1,
            Reasons = [],
            Bindings = [],
            CallChain = [],
        };
    }

    private static async Task<Location> LocationAsync(Solution solution, string code)
    {
        var document = solution.Projects.Single().Documents.Single(each => each.Name == "Shop.cs");
        var tree = (await document.GetSyntaxTreeAsync())!;
        var start = tree.ToString().IndexOf(code, StringComparison.Ordinal);
        Assert.True(start >= 0, code);
        return Location.Create(tree, new TextSpan(start, code.Length));
    }
}
