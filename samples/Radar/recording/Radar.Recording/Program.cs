using Radar.Recording;
using Radar.Recording.Capturing;
using Radar.Recording.Driving;
using Radar.Recording.Mail;
using Radar.Recording.Writing;

const int InFlightPerUser = 76;

var options = RecordingOptions.Parse(args);
using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));

var exchanges = await RecordAsync(options.Service, timeout.Token);
await RrPairFolder.WriteAsync(options.Capture, exchanges, timeout.Token);
if (options.Har is not null)
{
    await HarFile.WriteAsync(options.Har, exchanges, timeout.Token);
}

if (options.Alert is not null)
{
    await AlertFile.WriteAsync(options.Alert, exchanges, timeout.Token);
}

Console.WriteLine(RecordingSummary.Of(exchanges));

static async Task<IReadOnlyList<Exchange>> RecordAsync(string service, CancellationToken cancellationToken)
{
    var recorder = new Recorder();
    var clock = new CaptureClock();
    var api = new MailApi(Traffic.Mailboxes, new InFlightLimit(InFlightPerUser));

    await using var mail = await MailServer.StartAsync(api, recorder, clock, cancellationToken);
    await using var radar = await RadarProcess.StartAsync(service, mail.Address, cancellationToken);
    using var client = new InboundClient(radar.Address, recorder, clock);
    await Traffic.DriveAsync(client, cancellationToken);

    return recorder.Snapshot();
}
