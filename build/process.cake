using System.Runtime.InteropServices;
using Process = System.Diagnostics.Process;
using ProcessStartInfo = System.Diagnostics.ProcessStartInfo;

/// A failure whose story has been told already.
class AlreadyTold : Exception;

static class Posix
{
    public const int SigTerm = 15;

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static extern int Kill(int process, int signal);
}

/// Cake tells each failure in several lines; one is enough. `--verbosity=diagnostic` brings Cake's back.
void RunOrExplain()
{
    var told = Context.Log.Verbosity;
    if (told < Verbosity.Verbose)
        Context.Log.Verbosity = Verbosity.Quiet - 1;
    try
    {
        CheckCommandLine();
        RunTarget(Argument("target", "Help"));
    }
    catch (Exception failure)
    {
        Explain(failure is CakeReportException ? failure.InnerException : failure, told);
        System.Environment.Exit(1);
    }
}

void Explain(Exception failure, Verbosity told)
{
    if (failure is AlreadyTold)
        return;
    Console.Error.WriteLine(
        told >= Verbosity.Diagnostic ? $"{failure}"
        : failure is CakeException ? failure.Message
        : $"{failure.GetType().Name}: {failure.Message} (--verbosity=diagnostic shows where)");
    if (Same(Argument("target", "Help"), "Test"))
        Console.WriteLine(new Count(0, 0, 0));
}

/// For `HandleExitCode` of Cake's tools.
static Func<int, bool> OrFail(string explanation) =>
    code => code == 0 ? true : throw new CakeException(explanation);

/// What a command prints, or null when it is missing or fails.
static string TextOf(string command, params string[] arguments)
{
    try
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return process.ExitCode == 0 ? text : null;
    }
    catch (System.ComponentModel.Win32Exception)
    {
        return null;
    }
}

/// Runs a command until it ends or this process is told to end, which then is no failure.
static void RunInForeground(string command, IEnumerable<string> arguments, string explanation)
{
    using var process = Process.Start(new ProcessStartInfo(command, arguments));
    var stopped = false;
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stopped = true;
        Posix.Kill(process.Id, Posix.SigTerm);
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
    process.WaitForExit();
    if (process.ExitCode != 0 && !stopped)
        throw new CakeException(explanation);
}
