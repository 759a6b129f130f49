// Runs, never listens, and does not end when it is asked to.
using var signal = System.Runtime.InteropServices.PosixSignalRegistration.Create(
    System.Runtime.InteropServices.PosixSignal.SIGTERM, context => context.Cancel = true);
Console.WriteLine("waiting for a database");
await Task.Delay(Timeout.Infinite);
