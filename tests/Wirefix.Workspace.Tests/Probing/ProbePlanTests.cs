using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating;
using Wirefix.Workspace.Probing;

namespace Wirefix.Workspace.Tests.Probing;

public sealed class ProbePlanTests
{
    private const string Hit = "global::Wirefix.Probe.Hit";

    [Theory]
    [InlineData("M(", "public int M(int a)\n{\n    return a;\n}", 1, "public int M(int a)\n{ Hit(0);\n    return a;\n}")]
    [InlineData("M(", "public int M(int a)\n{\n    return a;\n}", 3, "public int M(int a)\n{ Hit(0);\n    Hit(1); return a;\n}")]
    [InlineData("M(", "public int M(int a) => a; // same", 1, "public int M(int a) { Hit(0); return a; } // same")]
    [InlineData("M(", "public int M(int a) =>a;", 1, "public int M(int a) { Hit(0); return a; }")]
    [InlineData("M(", "public void M(int a) => Console.Write(a);", 1, "public void M(int a) { Hit(0); Console.Write(a); }")]
    [InlineData("M(", "public async Task M(int a) => await Task.Delay(a);", 1, "public async Task M(int a) { Hit(0); await Task.Delay(a); }")]
    [InlineData("M(", "public async Task<int> M(int a) => await Task.FromResult(a);", 1, "public async Task<int> M(int a) { Hit(0); return await Task.FromResult(a); }")]
    [InlineData("M(", "public int M(int a) => throw new Exception();", 1, "public int M(int a) { Hit(0); throw new Exception(); }")]
    [InlineData("M(", "private int _a;\npublic ref int M() => ref _a;", 2, "private int _a;\npublic ref int M() { Hit(0); return ref _a; }")]
    [InlineData("M(", "public IEnumerable<int> M()\n{\n    yield return 1;\n}", 1, "public IEnumerable<int> M()\n{ Hit(0);\n    yield return 1;\n}")]
    [InlineData("P", "public int P => 1;", 1, "public int P { get { Hit(0); return 1; } }")]
    [InlineData("P", "public int P\n{\n    get => 1;\n    set => Console.Write(value);\n}", 1, "public int P\n{\n    get { Hit(0); return 1; }\n    set { Hit(0); Console.Write(value); }\n}")]
    [InlineData("M(", "public void M(int a)\n{\n    if (a > 1) return;\n    if (a > 0)\n        Console.Write(a);\n}", 3, "public void M(int a)\n{ Hit(0);\n    Hit(1); if (a > 1) return;\n    if (a > 0)\n        Console.Write(a);\n}")]
    [InlineData("M(", "public void M(int a)\n{\n    if (a > 0)\n        Console.Write(a);\n    else if (a < -3)\n        M(3);\n}", 4, "public void M(int a)\n{ Hit(0);\n    if (a > 0)\n        { Hit(1); Console.Write(a); }\n    else if (a < -3)\n        M(3);\n}")]
    [InlineData("M(", "public void M(int a)\n{\n    switch (a)\n    {\n        case 1:\n            Console.Write(a);\n            break;\n    }\n}", 6, "public void M(int a)\n{ Hit(0);\n    switch (a)\n    {\n        case 1:\n            Hit(1); Console.Write(a);\n            break;\n    }\n}")]
    [InlineData("M(", "public int[] M(int[] a)\n{\n    return a.Select(b => b + 1).ToArray();\n}", 3, "public int[] M(int[] a)\n{ Hit(0);\n    Hit(1); return a.Select(b => b + 1).ToArray();\n}")]
    [InlineData("M(", "public int[] M(int[] a) => a.Select(b =>\n{\n    return b;\n}).ToArray();", 3, "public int[] M(int[] a) { Hit(0); return a.Select(b =>\n{\n    Hit(1); return b;\n}).ToArray(); }")]
    [InlineData("M(", "public int M(int a)\n{\n    return One();\n    int One() => a;\n}", 4, "public int M(int a)\n{ Hit(0);\n    return One();\n    int One() { Hit(1); return a; }\n}")]
    [InlineData("M(", "public void M(IEndpointRouteBuilder a)\n{\n    a.MapGet(\"/\", () => 1);\n}", 3, "public void M(IEndpointRouteBuilder a)\n{ Hit(0);\n    a.MapGet(\"/\", () => { Hit(1); return 1; });\n}")]
    public async Task A_probe_stands_before_what_is_meant_and_no_line_moves(string member, string code, int line, string expected)
    {
        var plan = await PlanAsync($"class C\n{{\n{code}\n}}\n", member, line + 2);

        var file = Assert.Single(plan.Files);
        Assert.Equal($"#line 1 \"/Shop/Shop.cs\"\nclass C\n{{\n{expected.Replace("Hit", Hit)}\n}}\n", file.Text);
        Assert.Equal(["/Shop/Shop.csproj"], file.Projects);
        Assert.Equal(expected.Contains("Hit(1)", StringComparison.Ordinal) ? 2 : 1, plan.Probes);
        await AssertCompilesAsync(file.Text);
    }

    [Fact]
    public async Task A_handler_of_top_level_statements_is_told_from_their_start()
    {
        const string program = "var app = WebApplication.Create(args);\napp.MapGet(\"/near\", () => 1);\napp.MapGet(\"/far\", async (HttpContext context) =>\n{\n    await context.Response.WriteAsync(\"far\");\n});\napp.Run();\n";
        var plan = await PlanAsync(program, "<Main>$", 2, 5);

        Assert.Equal([(0, 1), (0, 2)], plan.Places.Select(place => (place.Entered, place.Reached)).Select(pair => (pair.Entered!.Value, pair.Reached!.Value)));
        Assert.Equal(
            $"#line 1 \"/Shop/Shop.cs\"\n{Hit}(0); var app = WebApplication.Create(args);\napp.MapGet(\"/near\", () => {{ {Hit}(1); return 1; }});\n"
            + $"app.MapGet(\"/far\", async (HttpContext context) =>\n{{\n    {Hit}(2); await context.Response.WriteAsync(\"far\");\n}});\napp.Run();\n",
            plan.Files.Single().Text);
    }

    [Theory]
    [InlineData("class C { public int P { get; set; } }", "P")]
    [InlineData("class C(int a) { public int B => a; }", ".ctor")]
    [InlineData("abstract class C { public abstract int M(); }", "M(")]
    public async Task What_has_no_code_of_its_own_is_not_counted(string code, string member)
    {
        var plan = await PlanAsync(code, member, 1);

        Assert.Equal((null, null), (plan.Places.Single().Entered, plan.Places.Single().Reached));
        Assert.Empty(plan.Files);
    }

    private static async Task<ProbePlan> PlanAsync(string code, string member, params int[] lines)
    {
        using var sources = new Sources().Add("Shop", code);
        var solution = (await sources.LoadAsync()).Solution;
        var compilation = (await solution.Projects.Single().GetCompilationAsync())!;
        ISymbol type = member == "<Main>$" ? compilation.GetEntryPoint(CancellationToken.None)!.ContainingType : compilation.GetTypeByMetadataName("C")!;
        var symbol = ((INamedTypeSymbol)type).GetMembers(member.TrimEnd('(')).First();
        var id = SymbolId.Of(symbol)!;
        ImmutableArray<SymbolLocation> places = [.. lines.Select(line => new SymbolLocation(id, member, "Shop", "/Shop/Shop.cs", line))];
        return await ProbePlan.OfAsync(solution, places, CancellationToken.None);
    }

    private static async Task AssertCompilesAsync(string text)
    {
        using var sources = new Sources().Add("Shop", text).AddFile("Shop", "Probe.cs", "namespace Wirefix { static class Probe { internal static void Hit(int number) { } } }");
        await sources.LoadAsync();
    }
}
