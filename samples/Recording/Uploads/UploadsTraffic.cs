using Microsoft.AspNetCore.Routing;
using Samples.Recording.Reading;
using Samples.Recording.Running;

namespace Samples.Recording.Uploads;

/// <summary>People, programs and scanners file documents with the cases of an insurer, each with another client.</summary>
internal sealed class UploadsTraffic : ISampleTraffic
{
    private const string Api = "Uploads.Api";
    private const int Uploads = 40;
    private const int CasesOfADay = 13;

    private static readonly UploadClient[] Clients =
    [
        new("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "----geckoformboundary", Quotes: false),
        new("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15", "----WebKitFormBoundary", Quotes: false),
        new("curl/8.14.1", "------------------------", Quotes: false),
        new(null, "", Quotes: false),
        new("ScanStation/3.1", "----=_Part_4_", Quotes: true),
        new("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "----geckoformboundary", Quotes: false),
        new("ScanStation/2.8", "scan", Quotes: false),
        new("python-requests/2.32.4", "", Quotes: false),
        new(null, "7f3ac0de-51b7-4c1d-", Quotes: true),
        new("okhttp/4.12.0", "9c41", Quotes: false),
    ];

    private static readonly (string Name, string MediaType, string Content)[] Files =
    [
        ("claim.txt", "text/plain", "Water came through the ceiling on Sunday night.\r\nThe carpet and two chairs are lost."),
        ("rooms.csv", "text/csv", "room,item,amount\nhall,carpet,420\nhall,chair,89\nkitchen,ceiling,1350\n"),
        ("estimate 2.txt", "text/plain", "Painter Lund & Son: two days, 1,350 without tax."),
        ("policy.xml", "application/xml", "<policy number=\"HH-20881\"><cover>household</cover><excess>150</excess></policy>"),
        ("Schäden.txt", "text/plain", "Küche: Decke fleckig. Flur: Teppich nass."),
    ];

    public string Name => "Uploads";

    public IReadOnlyList<SampleService> Services { get; } = [new("src/Uploads.Api/Uploads.Api.csproj")];

    public void MapUpstreams(IEndpointRouteBuilder upstreams) => BlobApi.Map(upstreams);

    public async Task DriveAsync(HttpClient client, CancellationToken cancellationToken)
    {
        for (var number = 0; number < Uploads; number++)
        {
            var caseId = $"C-{26_0400 + (number % CasesOfADay * 17)}";
            var file = Named(Files[number % Files.Length], number);
            var next = Named(Files[(number + 1) % Files.Length], number);
            await client.CallAsync(
                number % 3 == 1 ? Clients[number % Clients.Length].Request(caseId, number, file, next) : Clients[number % Clients.Length].Request(caseId, number, file),
                cancellationToken);
            if (number % 5 == 2)
                await client.AskAsync($"/cases/{caseId}/documents", cancellationToken);
        }
    }

    // People call each of their documents otherwise.
    private static (string Name, string MediaType, string Content) Named((string Name, string MediaType, string Content) file, int number) =>
        file with { Name = $"{Path.GetFileNameWithoutExtension(file.Name)} {2600 + number}{Path.GetExtension(file.Name)}" };

    public string Check(RecordedTraffic faulty, RecordedTraffic repaired)
    {
        var (failed, answered) = (faulty.Inbound(500, Api), faulty.Inbound(200, Api));
        Expectation.That(failed >= 6 && answered > 3 * failed, $"{Name}: expected 500 for some clients, found {failed} beside {answered} × 200.");
        Expectation.That(repaired.Inbound(500, Api) == 0, $"{Name}: expected no 500 with the patch, found {repaired.Inbound(500, Api)}.");
        return $"{answered} × 200 and {failed} × 500; with the patch {repaired.Inbound(200, Api)} × 200";
    }
}
