namespace Wirefix.Workspace.Tests.Locating;

public sealed class ErrorStatusTests
{
    [Theory]
    [InlineData("using var response = await http.GetAsync($\"parcels/{id}\");\n if (!response.IsSuccessStatusCode) // here\n return null;\n return await response.Content.ReadAsStringAsync();")]
    [InlineData("using var response = await http.GetAsync($\"parcels/{id}\");\n return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : null; // here")]
    [InlineData("using var response = await http.GetAsync($\"parcels/{id}\");\n if (response.StatusCode != System.Net.HttpStatusCode.OK) // here\n { return default; }\n return await response.Content.ReadAsStringAsync();")]
    [InlineData("try { return await http.GetStringAsync($\"parcels/{id}\"); }\n catch (HttpRequestException) // here\n { return null; }")]
    [InlineData("try { using var response = await http.GetAsync($\"parcels/{id}\"); response.EnsureSuccessStatusCode(); return \"\"; }\n catch (Exception) // here\n { return null; }")]
    [InlineData("using var response = await http.GetAsync($\"parcels/{id}\"); // here\n return await response.Content.ReadAsStringAsync();")]
    public async Task The_line_that_hides_the_status_ranks_first(string body)
    {
        var program = Program(body, "return await client.ReadAsync(id);");
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.ErrorStatusAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/parcels/{id}");

        Assert.Equal("Client.ReadAsync", suspects[0].Location.Name);
        Assert.Equal(Locate.Line(program, "// here"), suspects[0].Location.Line);
    }

    [Fact]
    public async Task A_catch_two_layers_above_the_call_is_found()
    {
        var program = Program("return await http.GetStringAsync($\"parcels/{id}\");", "try { return await client.ReadAsync(id); }\n catch (HttpRequestException) // here\n { return null; }");
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.ErrorStatusAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/parcels/{id}");

        Assert.Equal("Service.AskAsync", suspects[0].Location.Name);
        Assert.Equal(Locate.Line(program, "// here"), suspects[0].Location.Line);
    }

    [Fact]
    public async Task An_error_that_is_thrown_on_leaves_the_sender_the_first_suspect()
    {
        var program = Program(
            "try { return await http.GetStringAsync($\"parcels/{id}\"); }\n catch (HttpRequestException e) { throw new InvalidOperationException(id, e); }",
            "return await client.ReadAsync(id);");
        using var sources = new Sources().Add("Api", program);

        var suspects = await Locate.ErrorStatusAsync(sources, "GET api.example.com/go/{id}", "GET depot.example.com/parcels/{id}");

        Assert.Equal("Client.ReadAsync", suspects[0].Location.Name);
        Assert.DoesNotContain(suspects[0].Reasons, reason => reason.Contains("lost"));
    }

    private static string Program(string client, string service) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/go/{id}", (string id, Service service) => service.AskAsync(id));
        app.Run();
        class Service(Client client)
        {
            public async Task<string?> AskAsync(string id)
            {
                {{service}}
            }
        }
        class Client(HttpClient http)
        {
            public async Task<string?> ReadAsync(string id)
            {
                {{client}}
            }
        }
        """;
}
