using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Files;

/// <summary>Three customers upload documents, look at their lists, and download what they uploaded.</summary>
internal sealed class FilesTraffic : ISampleTraffic
{
    private const string Api = "Files.Api";

    public string Name => "Files";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Files.Api/Files.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => new ObjectApi().Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        foreach (var document in CustomerDocuments.All)
            await UploadAsync(client, document, cancellationToken);

        foreach (var customer in CustomerDocuments.All.Select(document => document.Customer).Distinct())
            await client.AskAsync($"/customers/{customer}/documents", cancellationToken);

        foreach (var document in CustomerDocuments.All)
            await client.AskAsync(PathOf(document), cancellationToken);
    }

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (failed, answered) = (faulty.Inbound(404, Api), faulty.Inbound(200, Api));
        Expectation.That(failed >= 5 && answered > 3 * failed, $"{Name}: expected 404 for some documents, found {failed} beside {answered} × 200.");
        Expectation.That(repaired.Inbound(404, Api) == 0, $"{Name}: expected no 404 with the patch, found {repaired.Inbound(404, Api)}.");
        return $"{answered} × 200 and {failed} × 404; with the patch {repaired.Inbound(200, Api)} × 200";
    }

    private static Task UploadAsync(HttpClient client, (int Customer, string Name) document, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"{document.Name} of customer {document.Customer}\n"))
        {
            Headers = { ContentType = MediaTypeHeaderValue.Parse(CustomerDocuments.MediaTypeOf(document.Name)) },
        };

        return client.CallAsync(new HttpRequestMessage(HttpMethod.Put, PathOf(document)) { Content = content }, cancellationToken);
    }

    private static string PathOf((int Customer, string Name) document) =>
        $"/customers/{document.Customer}/documents/{Uri.EscapeDataString(document.Name)}";
}
