using Wirefix.Workspace.Locating;

namespace Wirefix.Workspace.Tests.Locating;

public sealed class HandReadingTests
{
    private const string Program = """
        using System.IO;
        using System.IO.Pipelines;
        using System.Text;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<IUploads, Uploads>();
        var app = builder.Build();
        app.MapPost("/uploads", (HttpRequest request, IUploads uploads) => uploads.TakeAsync(request.ContentType!, request.Body));
        app.MapPost("/notes", (HttpRequest request) => Notes.TakeAsync(request.Body));
        app.Run();
        interface IUploads { Task TakeAsync(string contentType, Stream body); }
        class Uploads : IUploads
        {
            public async Task TakeAsync(string contentType, Stream body)
            {
                var boundary = BoundaryOf(contentType);
                var pipe = PipeReader.Create(body);
                var result = await pipe.ReadAsync(); // reads
                pipe.AdvanceTo(result.Buffer.End);
            }

            private static string BoundaryOf(string contentType) => contentType.Split("boundary=")[1]; // cuts
        }
        static class Notes
        {
            public static async Task<string> TakeAsync(Stream body) => await new StreamReader(body).ReadToEndAsync();
        }
        """;

    [Fact]
    public async Task Members_behind_a_handler_that_take_a_message_apart_are_suspects_beside_it()
    {
        using var sources = new Sources().Add("Api", Program);

        var suspects = await Locate.SuspectsAsync(await sources.LoadAsync(), Inbound("POST localhost/uploads"));

        Assert.Equal(
            [("Uploads.BoundaryOf", Locate.Line(Program, "// cuts")), ("Uploads.TakeAsync", Locate.Line(Program, "// reads"))],
            suspects.Skip(1).Select(suspect => (suspect.Location.Name, suspect.Location.Line)).Order());
        Assert.All(suspects.Skip(1), suspect => Assert.InRange(suspect.Score, 0.1, suspects[0].Score - 0.1));
        Assert.Contains(suspects, suspect => Locate.Chain(suspect)
            .EndsWith("-Registered-> Uploads.TakeAsync -Direct-> Uploads.BoundaryOf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_framework_reads_to_its_end_is_not_taken_apart()
    {
        using var sources = new Sources().Add("Api", Program);

        Assert.Single(await Locate.SuspectsAsync(await sources.LoadAsync(), Inbound("POST localhost/notes")));
    }

    private static Symptom Inbound(string entry) => new(FaultPattern.ErrorStatus, [Locate.Endpoint(entry)], []);
}
